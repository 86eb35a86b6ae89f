"""The pages of the room, one module a kind of page: what it shows is worked out here, how it looks is its template."""
