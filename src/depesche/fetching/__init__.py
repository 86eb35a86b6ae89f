"""The network: pages and feeds, asked for politely, and nothing asked for unless a command is for it.

``web`` is the one seam to HTTP; ``polite`` puts manners on it (robots.txt, one request a host at a time, pauses);
``watching`` follows feeds and takes the pages that they point to.
"""
