using System.Collections.Concurrent;
using System.Net;
using System.Text;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.Extensions.Logging;

namespace CallCenter.EndToEnd.Tests.Peers;

/// <summary>The collector's end of OTLP over gRPC (opentelemetry-proto 1): takes every export and keeps what it holds.</summary>
internal sealed class Collector : IAsyncDisposable
{
    private const int GrpcPrefix = 5;

    private readonly WebApplication _app;
    private readonly ConcurrentQueue<Span> _spans = [];
    private readonly ConcurrentDictionary<string, byte> _metrics = [];

    private Collector()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.ConfigureKestrel(k => k.Listen(IPAddress.Loopback, 0, l => l.Protocols = HttpProtocols.Http2));
        _app = builder.Build();
        _app.MapPost("/opentelemetry.proto.collector.trace.v1.TraceService/Export", http => TakeAsync(http, TakeSpans));
        _app.MapPost("/opentelemetry.proto.collector.metrics.v1.MetricsService/Export", http => TakeAsync(http, TakeMetrics));
    }

    public string Address => _app.Urls.Single();

    /// <summary>In the order of their arrival.</summary>
    public IReadOnlyCollection<Span> Spans => _spans;

    public IEnumerable<string> Metrics => _metrics.Keys;

    /// <summary>The value of <c>service.name</c> that came with the last export.</summary>
    public string? Service { get; private set; }

    public static async Task<Collector> OpenAsync()
    {
        var collector = new Collector();
        await collector._app.StartAsync();
        return collector;
    }

    public ValueTask DisposeAsync() => _app.DisposeAsync();

    private static async Task TakeAsync(HttpContext http, Action<ReadOnlyMemory<byte>> take)
    {
        using var body = new MemoryStream();
        await http.Request.Body.CopyToAsync(body);
        take(body.ToArray().AsMemory(GrpcPrefix));
        http.Response.ContentType = "application/grpc";
        http.Response.AppendTrailer("grpc-status", "0");
        // an empty answer: nothing was rejected
        await http.Response.Body.WriteAsync(new byte[GrpcPrefix]);
    }

    private void TakeSpans(ReadOnlyMemory<byte> request)
    {
        foreach (var resource in Protobuf.Parts(request, 1))
        {
            TakeService(resource);
            foreach (var span in Protobuf.Parts(resource, 2).SelectMany(scope => Protobuf.Parts(scope, 2)))
            {
                _spans.Enqueue(new Span(
                    Text(span, 5), Hex(span, 1), Hex(span, 2), Hex(span, 4),
                    Protobuf.Parts(span, 9).ToDictionary(a => Text(a, 1), a => Protobuf.Parts(a, 2).Select(v => Text(v, 1)).FirstOrDefault() ?? "")));
            }
        }
    }

    private void TakeMetrics(ReadOnlyMemory<byte> request)
    {
        foreach (var resource in Protobuf.Parts(request, 1))
        {
            TakeService(resource);
            foreach (var metric in Protobuf.Parts(resource, 2).SelectMany(scope => Protobuf.Parts(scope, 2)))
            {
                _metrics[Text(metric, 1)] = 0;
            }
        }
    }

    private void TakeService(ReadOnlyMemory<byte> resource) =>
        Service = Protobuf.Parts(resource, 1).SelectMany(r => Protobuf.Parts(r, 1)).Where(a => Text(a, 1) == "service.name")
            .Select(a => Protobuf.Parts(a, 2).Select(v => Text(v, 1)).FirstOrDefault()).FirstOrDefault() ?? Service;

    private static string Text(ReadOnlyMemory<byte> message, int field) => Encoding.UTF8.GetString(Protobuf.Parts(message, field).FirstOrDefault().Span);

    private static string Hex(ReadOnlyMemory<byte> message, int field) => Convert.ToHexString(Protobuf.Parts(message, field).FirstOrDefault().Span);

    /// <param name="Parent">empty: the trace's first.</param>
    internal sealed record Span(string Name, string Trace, string Id, string Parent, IReadOnlyDictionary<string, string> Attributes);
}
