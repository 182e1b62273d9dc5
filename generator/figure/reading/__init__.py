"""From the mapping an author writes to a figure, and the guide that lists the words an author may write."""
