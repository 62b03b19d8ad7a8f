INSERT INTO product.events (user_id, name, page, occurred_at) VALUES
  (1, 'page_view', '/', '2026-02-02 10:00:00.000'),
  (1, 'project_created', '/projects', '2026-02-02 10:03:20.500'),
  (2, 'page_view', '/pricing', '2026-02-02 11:30:00.000'),
  (1, 'page_view', '/projects', '2026-02-03 09:15:00.000'),
  (3, 'page_view', '/', '2026-02-03 17:45:10.250')
