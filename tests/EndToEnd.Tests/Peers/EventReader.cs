using System.Globalization;
using System.Text.Json;

namespace CallCenter.EndToEnd.Tests.Peers;

/// <summary>A client of the event stream: keeps what is delivered until the server is gone or it is closed.</summary>
internal sealed class EventReader : IAsyncDisposable
{
    private readonly CancellationTokenSource _closing = new();
    private readonly List<(long Seq, string Text)> _events = [];
    private readonly Lock _gate = new();
    private Task _reading = Task.CompletedTask;

    public static async Task<EventReader> OpenAsync(ServerProcess server, long lastEventId)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, "/api/v1/events");
        request.Headers.Add("Last-Event-ID", $"{lastEventId}");
        var response = await server.Http.SendAsync(request, HttpCompletionOption.ResponseHeadersRead);
        response.EnsureSuccessStatusCode();
        var reader = new EventReader();
        reader._reading = reader.ReadAsync(response);
        return reader;
    }

    /// <summary>What has been delivered so far, oldest first.</summary>
    public IReadOnlyList<(long Seq, string Text)> Delivered
    {
        get { lock (_gate) { return [.. _events]; } }
    }

    /// <summary>The same as JSON: seq, type and the fact's own words.</summary>
    public IReadOnlyList<JsonElement> Events => [.. Delivered.Select(e => JsonDocument.Parse(e.Text).RootElement)];

    public int Count(string type) => Events.Count(e => e.GetProperty("type").GetString() == type);

    /// <summary>Completes when the server has closed the stream.</summary>
    public Task Completion => _reading;

    public async ValueTask DisposeAsync()
    {
        await _closing.CancelAsync();
        await _reading;
        _closing.Dispose();
    }

    private async Task ReadAsync(HttpResponseMessage response)
    {
        using var _ = response;
        try
        {
            using var lines = new StreamReader(await response.Content.ReadAsStreamAsync(_closing.Token));
            var seq = 0L;
            while (await lines.ReadLineAsync(_closing.Token) is { } line)
            {
                if (line.StartsWith("id: ", StringComparison.Ordinal))
                {
                    seq = long.Parse(line.AsSpan(4), CultureInfo.InvariantCulture);
                }
                else if (line.StartsWith("data: ", StringComparison.Ordinal))
                {
                    lock (_gate)
                    {
                        _events.Add((seq, line["data: ".Length..]));
                    }
                }
            }
        }
        catch (Exception e) when (e is IOException or HttpRequestException or OperationCanceledException)
        {
            // The server was killed, or the reader is closed: what was delivered stands.
        }
    }
}
