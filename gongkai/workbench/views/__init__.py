"""Views: access → form → one service or query → page."""
