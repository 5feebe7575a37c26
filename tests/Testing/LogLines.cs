using Microsoft.Extensions.Logging;

namespace CallCenter.Testing;

/// <summary>Keeps what is logged, a line each: "Error: text exception".</summary>
/// <param name="keeps">null: everything.</param>
public class LogLines(Func<LogLevel, EventId, bool>? keeps = null) : ILogger
{
    private readonly Lock _gate = new();
    private readonly List<string> _lines = [];

    public static LogLines Problems() => new((level, _) => level >= LogLevel.Warning);

    public string[] Lines
    {
        get { lock (_gate) { return [.. _lines]; } }
    }

    public int Count
    {
        get { lock (_gate) { return _lines.Count; } }
    }

    public string[] At(LogLevel level) => [.. Lines.Where(line => line.StartsWith($"{level}: ", StringComparison.Ordinal))];

    public void Clear()
    {
        lock (_gate)
        {
            _lines.Clear();
        }
    }

    public IDisposable? BeginScope<TState>(TState state) where TState : notnull => null;

    public bool IsEnabled(LogLevel logLevel) => true;

    public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter)
    {
        if (keeps is null || keeps(logLevel, eventId))
        {
            lock (_gate)
            {
                _lines.Add($"{logLevel}: {formatter(state, exception)} {exception}".TrimEnd());
            }
        }
    }

    /// <summary>For those who make their loggers themselves.</summary>
    public ILoggerFactory Factory() => new SameLogger(this);

    private sealed class SameLogger(LogLines lines) : ILoggerFactory
    {
        public ILogger CreateLogger(string categoryName) => lines;

        public void AddProvider(ILoggerProvider provider)
        {
        }

        public void Dispose()
        {
        }
    }
}

/// <summary>The same for one who asks for a logger of his own.</summary>
public sealed class LogLines<T>(Func<LogLevel, EventId, bool>? keeps = null) : LogLines(keeps), ILogger<T>;
