export async function emails(baseUrl: string, token: string): Promise<number[]> {
  const ids: number[] = [];
  for (let page = 1, pages = 1; page <= pages; page++) {
    const query = new URLSearchParams({
      page: String(page),
      size: '20',
      OpenAiChatMessage_Channel: 'Email',
      from_OpenAiChatMessage_CreatedOn: '2025-03-01T00:00',
    });
    const response = await fetch(`${baseUrl}/api/sys/openaichatmessages?${query.toString()}`, {
      headers: { Authorization: `Bearer ${token}` },
    });
    if (!response.ok) throw new Error(`HTTP ${response.status}`);
    const body = (await response.json()) as { Records: { Id: number }[]; TotalPages: number };
    ids.push(...body.Records.map(({ Id }) => Id));
    pages = body.TotalPages;
  }
  return ids;
}
