"""Pages made for tests, in the manner of German-language outlets: what is the article on them is known word by word."""
