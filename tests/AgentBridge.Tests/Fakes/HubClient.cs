using System.Net.WebSockets;
using System.Text;
using System.Text.Json.Nodes;

namespace CallCenter.AgentBridge.Tests.Fakes;

/// <summary>A page's side of the hub: SignalR's JSON protocol over a web socket, as far as the tests need it.</summary>
internal sealed class HubClient : IAsyncDisposable
{
    private const char End = '\u001e';

    private readonly ClientWebSocket _socket = new();
    private readonly Queue<JsonNode> _messages = new();
    private string _rest = "";

    public static async Task<HubClient> ConnectAsync(BridgeHost host, string token, string? origin = null)
    {
        var client = new HubClient();
        if (origin is not null)
        {
            client._socket.Options.SetRequestHeader("Origin", origin);
        }

        await client._socket.ConnectAsync(new Uri($"{host.Url.Replace("http://", "ws://")}/hubs/live?access_token={token}"), default);
        await client.SendTextAsync("""{"protocol":"json","version":1}""");
        await client.NextAsync();
        return client;
    }

    /// <summary>The first argument of the next push of that name; others are skipped.</summary>
    public async Task<JsonNode> WaitForAsync(string target, Func<JsonNode, bool>? where = null)
    {
        while (true)
        {
            var message = await NextAsync();
            if (message["target"]?.GetValue<string>() == target && (where is null || where(message["arguments"]![0]!)))
            {
                return message["arguments"]![0]!;
            }
        }
    }

    /// <summary>Every push in its order, until one is the awaited.</summary>
    public async Task WaitForAnyAsync(Func<string, JsonNode, bool> isLast)
    {
        while (await NextAsync() is var message && (message["target"]?.GetValue<string>() is not { } kind || !isLast(kind, message["arguments"]![0]!)))
        {
        }
    }

    public Task InvokeAsync(string target, params JsonNode[] arguments) =>
        SendTextAsync(new JsonObject { ["type"] = 1, ["target"] = target, ["arguments"] = new JsonArray([.. arguments]) }.ToJsonString());

    /// <summary>True when the server has closed the line.</summary>
    public async Task<bool> IsClosedAsync()
    {
        try
        {
            while (true)
            {
                var message = await NextAsync();
                if (message["type"]?.GetValue<int>() == 7)
                {
                    return true;
                }
            }
        }
        catch (WebSocketException)
        {
            return true;
        }
    }

    public ValueTask DisposeAsync()
    {
        _socket.Dispose();
        return ValueTask.CompletedTask;
    }

    private Task SendTextAsync(string text) =>
        _socket.SendAsync(Encoding.UTF8.GetBytes(text + End), WebSocketMessageType.Text, true, default).WaitAsync(TimeSpan.FromSeconds(10));

    private async Task<JsonNode> NextAsync()
    {
        var buffer = new byte[16384];
        while (_messages.Count == 0)
        {
            var part = await _socket.ReceiveAsync(buffer, default).WaitAsync(TimeSpan.FromSeconds(10));
            if (part.MessageType == WebSocketMessageType.Close)
            {
                throw new WebSocketException("closed");
            }

            var frames = (_rest + Encoding.UTF8.GetString(buffer, 0, part.Count)).Split(End);
            _rest = frames[^1];
            foreach (var frame in frames[..^1])
            {
                _messages.Enqueue(JsonNode.Parse(frame)!);
            }
        }

        return _messages.Dequeue();
    }
}
