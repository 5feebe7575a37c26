using CallCenter.Storage.Database;
using CallCenter.Storage.Journaling;
using Dapper;
using Microsoft.Extensions.Logging;

namespace CallCenter.Storage.Recovery;

/// <summary>What a start found in the journal.</summary>
/// <param name="LostCalls">calls that were in progress when the server went down; they are closed now.</param>
/// <param name="AgentStates">each agent's last state, by user name.</param>
/// <param name="LastAlive">time of the last fact before this start; null for an empty journal.</param>
public sealed record RecoveredState(IReadOnlyList<CallId> LostCalls, IReadOnlyDictionary<string, AgentStateChanged> AgentStates,
    DateTimeOffset? LastAlive);
