"""The programme's pages, a file for each; thin: they ask queries and call actions."""
