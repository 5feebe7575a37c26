using CallCenter.CtiServer.Wiring;
using Serilog;
using Serilog.Core;
using Serilog.Events;

namespace CallCenter.CtiServer.Tests.Wiring;

[TestFixture]
internal sealed class CallIdEnricherTests
{
    [Test]
    public async Task Line_OfACall_NamesIt_AndNoOtherDoes()
    {
        var lines = new Lines();
        using var log = new LoggerConfiguration().Enrich.With<CallIdEnricher>().WriteTo.Sink(lines).CreateLogger();
        var call = CallId.New();

        await Task.Run(async () =>
        {
            CurrentCall.Id = call;
            await Task.Yield();
            log.Warning("the disk is slow");
            log.Warning("call {CallId} has no ticket", "another");
        });
        log.Warning("a page has gone");

        Assert.That(lines.Seen.Select(l => (Text(l, "CallId"), Text(l, CallIdEnricher.Tag))), Is.EqualTo(((string?, string?)[])
        [
            (call.ToString(), $" call:{call}"),
            ("another", null),
            (null, null),
        ]));
    }

    private static string? Text(LogEvent line, string name) => (line.Properties.GetValueOrDefault(name) as ScalarValue)?.Value as string;

    private sealed class Lines : ILogEventSink
    {
        public List<LogEvent> Seen { get; } = [];

        public void Emit(LogEvent logEvent) => Seen.Add(logEvent);
    }
}
