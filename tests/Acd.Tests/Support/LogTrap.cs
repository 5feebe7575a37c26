using System.Collections.Concurrent;
using Microsoft.Extensions.Logging;

namespace CallCenter.Acd.Tests.Support;

/// <summary>Keeps what the loop logs as its own bugs (events 4001 and 4002): at rest there must be none.</summary>
internal sealed class LogTrap : ILoggerFactory, ILogger
{
    public ConcurrentQueue<string> Bugs { get; } = new();

    public ILogger CreateLogger(string categoryName) => this;

    public void AddProvider(ILoggerProvider provider)
    {
    }

    public IDisposable? BeginScope<TState>(TState state)
        where TState : notnull => null;

    public bool IsEnabled(LogLevel logLevel) => true;

    public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception,
        Func<TState, Exception?, string> formatter)
    {
        if (eventId.Id is 4001 or 4002)
        {
            Bugs.Enqueue($"{formatter(state, exception)}: {exception}");
        }
    }

    public void Dispose()
    {
    }
}
