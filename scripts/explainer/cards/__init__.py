"""The picture that is shown beside a link to a page."""
