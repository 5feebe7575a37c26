using System.Text.Json;
using CallCenter.CallModel;
using CallCenter.IvrFlows.Compiling;
using CallCenter.IvrFlows.Conversation;
using CallCenter.IvrFlows.Steps;
using Microsoft.Extensions.Logging;

namespace CallCenter.IvrFlows.Engine;

/// <summary>What all calls share.</summary>
internal sealed record FlowRuntime(FlowOptions Options, FlowServices Services, TimeProvider Time, ILogger Logger);

/// <summary>One call on its way through a flow. Used by one task at a time.</summary>
internal sealed class FlowCall(CompiledFlow flow, ICallLeg leg, CallContext context, FlowRuntime runtime)
{
    private readonly HashSet<(string Language, NoAsrReason Reason)> _keypadOnly = [];

    public CompiledFlow Flow { get; private set; } = flow;

    public ICallLeg Leg => leg;

    public CallContext Context => context;

    public FlowRuntime Runtime => runtime;

    public FlowServices Services => runtime.Services;

    public FlowOptions Options => runtime.Options;

    public string Language => context.Language;

    public Speaker Speaker => new(this);

    /// <summary>The step that handed the caller on; null before the first hand-over and after a defect.</summary>
    public FlowStep? HandedOverAt { get; set; }

    public int Steps { get; set; }

    public int Turns { get; set; }

    public DateTimeOffset Now => runtime.Time.GetUtcNow();

    /// <summary>Begins a flow: its language holds when the caller's is not one of its own.</summary>
    public void Enter(CompiledFlow next)
    {
        Flow = next;
        if (!next.Header.Languages.Contains(context.Language))
        {
            context.Language = next.Header.Languages[0];
        }

        Append(new FlowEntered { At = Now, CallId = context.CallId, Flow = next.Name, Version = next.Version });
    }

    public void Append(Fact fact) => Services.Journal.Append(fact);

    /// <summary>One more turn of listening; endless ones end here.</summary>
    public async Task<TurnResult> ListenAsync(TurnRequest request)
    {
        if (++Turns > Options.MaxTurns)
        {
            throw new FlowLimitException($"more than {Options.MaxTurns} turns of listening");
        }

        return await new Turn(leg, Services.Speech, runtime.Time, request, KeypadOnly).RunAsync();
    }

    /// <summary>False when nobody understands the caller's language; the call says why.</summary>
    public bool IsHeard()
    {
        if (Services.Speech.WhyNoAsr(Language) is not { } why)
        {
            return true;
        }

        KeypadOnly(why);
        return false;
    }

    private void KeypadOnly(NoAsr why)
    {
        if (!_keypadOnly.Add((Language, why.Reason)))
        {
            return;
        }

        Append(new KeypadOnly { At = Now, CallId = context.CallId, Language = Language, Reason = why.Reason, Detail = why.Detail });
        context.AddTrail(TrailKind.KeypadOnly, "", JsonNamingPolicy.CamelCase.ConvertName(why.Reason.ToString()));
        // A language without a recogniser is a setting; the others are the server's fault.
        var level = why.Reason == NoAsrReason.Language ? LogLevel.Information : LogLevel.Warning;
        FlowLog.KeypadOnly(runtime.Logger, level, context.CallId, Language, why.Reason, why.Detail ?? "");
    }

    /// <summary>A value that texts and conditions may use; null when unknown.</summary>
    public string? Value(string name) => name switch
    {
        "caller" => context.RemoteNumber,
        "called" => context.To,
        "language" => context.Language,
        "class" => Customer?.ValueClass,
        "customerName" => Customer?.Name,
        "question" => context.Questions.Count > 0 ? context.Questions[^1].Heard : null,
        _ => context.Get(name),
    };

    /// <summary>Only when exactly one customer has the caller's number: several are never guessed between.</summary>
    public Customer? Customer => context.Customers.Count == 1 ? context.Customers[0] : null;

    public static readonly IReadOnlySet<string> BuiltInValues =
        new HashSet<string> { "caller", "called", "language", "class", "customerName", "question" };
}

/// <summary>A flow that does not come to an end; caught by the runner, which hands the caller to a person.</summary>
internal sealed class FlowLimitException(string message) : Exception(message);
