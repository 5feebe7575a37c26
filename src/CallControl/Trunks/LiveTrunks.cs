using Microsoft.Extensions.Logging;

namespace CallCenter.CallControl.Trunks;

/// <summary>The trunks in use: those of the configuration, which stay, and those that are changed while calls run.</summary>
public sealed partial class LiveTrunks : ITrunks, IDisposable
{
    private readonly IReadOnlyList<TrunkConfig> _fixed;
    private readonly TrunkTable _table;
    private readonly TrunkLines _lines;
    private readonly TrunkTallies _tallies;
    private readonly TrunkLinks _links;
    private readonly TrunkNames _names;
    private readonly ILogger _logger;
    private readonly SemaphoreSlim _turn = new(1, 1);
    private bool _stopped;

    internal LiveTrunks(TrunkTable table, TrunkLines lines, TrunkTallies tallies, TrunkLinks links, TrunkNames names,
        IReadOnlyList<string> spoken, ILogger<LiveTrunks> logger)
    {
        (_fixed, _table, _lines, _tallies, _links, _names, _logger) = (table.All, table, lines, tallies, links, names, logger);
        Transports = [.. TrunkRules.Transports.Where(spoken.Contains)];
        _ = _links.ApplyAsync(_fixed);
    }

    public IReadOnlyList<TrunkSettings> All => [.. _table.All.Select(t => t.Settings).OfType<TrunkSettings>()];

    public IReadOnlyList<string> Transports { get; }

    public IReadOnlyList<TrunkState> States => [.. _table.All.Select(t => State(t.Name)).OfType<TrunkState>()];

    public TrunkState? State(string name) =>
        _table.All.FirstOrDefault(t => t.Name == name) is not { } trunk ? null
        : (_links.State(name) ?? new TrunkState(name, null, 0, null)) with
        {
            CallsInUse = _lines.InUse(name),
            MaxCalls = trunk.MaxCalls,
            LastHour = _tallies.Of(name).LastHour,
            LastErrors = _tallies.Of(name).LastErrors,
        };

    /// <summary>
    /// From now on these are in use besides those of the configuration. Calls under way go on; a trunk whose host, account or password has
    /// changed unregisters and registers anew.
    /// </summary>
    public async Task UseAsync(IReadOnlyList<TrunkSettings> stored, CancellationToken ct)
    {
        await _turn.WaitAsync(ct);
        try
        {
            if (_stopped)
            {
                return;
            }

            foreach (var twin in stored.Where(t => IsFixed(t.Name)))
            {
                LogTwin(twin.Name);
            }

            _table.Replace([.. _fixed, .. stored.Where(t => !IsFixed(t.Name)).Select(TrunkConfig.Of)]);
            await _links.ApplyAsync(_table.All);
            await _names.RefreshAsync(ct);
        }
        finally
        {
            _turn.Release();
        }
    }

    /// <summary>Looks the names up once, and from then on again and again.</summary>
    internal async Task StartAsync(CancellationToken stopping, CancellationToken ct)
    {
        await _names.RefreshAsync(ct);
        _ = _names.RunAsync(stopping);
    }

    /// <summary>Registers where that is wanted; when the endpoint has started.</summary>
    internal void Register() => _links.Start();

    /// <summary>Registers now rather than when it is due: our address has changed.</summary>
    internal void Renew() => _links.Renew();

    /// <summary>Unregisters everywhere, for good.</summary>
    internal async Task StopAsync()
    {
        await _turn.WaitAsync(CancellationToken.None);
        _stopped = true;
        _turn.Release();
        await _links.StopAsync();
    }

    public void Dispose()
    {
        _links.Dispose();
        _turn.Dispose();
    }

    private bool IsFixed(string name) => _fixed.Any(t => t.Name == name);

    [LoggerMessage(EventId = 2015, Level = LogLevel.Warning,
        Message = "Trunk {Trunk} stands in the configuration and in the database: that of the configuration is in use")]
    private partial void LogTwin(string trunk);
}
