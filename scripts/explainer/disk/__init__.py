"""What outlives a build on the disk: the published site, and what is kept for the next build."""
