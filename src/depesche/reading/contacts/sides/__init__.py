"""Sides: who stands in which relation to a trigger, and at whose instance a contact came about."""
