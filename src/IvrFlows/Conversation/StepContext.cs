using System.Text.Json;
using CallCenter.IvrFlows.Prompts;
using Microsoft.Extensions.Logging;

namespace CallCenter.IvrFlows.Conversation;

/// <summary>What a step may ask of its call: the caller's leg, what is known of the caller, and the services. Used by one task at a time.</summary>
internal sealed class StepContext(
    ICallLeg leg, CallContext context, IPromptCatalog prompts, FlowOptions options, FlowServices services, TimeProvider time, ILogger logger)
{
    private readonly HashSet<(string Language, NoAsrReason Reason)> _keypadOnly = [];
    private int _turns;
    private bool _secret;

    public ICallLeg Leg => leg;

    public CallContext Context => context;

    /// <summary>Of the flow that the call is in.</summary>
    public IPromptCatalog Prompts { get; set; } = prompts;

    public FlowOptions Options => options;

    public FlowServices Services => services;

    public TimeProvider Time => time;

    public ILogger Logger => logger;

    public string Language => context.Language;

    public Speaker Speaker => new(this);

    public bool HasGone => leg.Ended.IsCancellationRequested;

    public DateTimeOffset Now => time.GetUtcNow();

    /// <summary>Only when exactly one customer has the caller's number: several are never guessed between.</summary>
    public Customer? Customer => context.Customers.Count == 1 ? context.Customers[0] : null;

    public void Append(Fact fact) => services.Journal.Append(fact);

    /// <summary>One more turn of listening; endless ones end here.</summary>
    public async Task<TurnResult> ListenAsync(TurnRequest request)
    {
        if (++_turns > options.MaxTurns)
        {
            throw new FlowLimitException($"more than {options.MaxTurns} turns of listening");
        }

        return await new Turn(leg, services.Speech, time, request, KeypadOnly).RunAsync();
    }

    /// <summary>
    /// From a secret step on nobody keeps what the caller presses and says, until a later step listens: who comes too late with a secret
    /// must not have it written down either.
    /// </summary>
    public void KeepSecret(bool secret, bool listens)
    {
        if (_secret != secret && (secret || listens))
        {
            leg.SetSecret(_secret = secret);
        }
    }

    public void EndSecrecy() => KeepSecret(false, listens: true);

    /// <summary>Whoever has waited for a person may be asked as often again.</summary>
    public void ForgetTurns() => _turns = 0;

    /// <summary>False when nobody understands the caller's language; the call says why.</summary>
    public bool IsHeard()
    {
        if (services.Speech.WhyNoAsr(Language) is not { } why)
        {
            return true;
        }

        KeypadOnly(why);
        return false;
    }

    /// <summary>A value that texts and conditions may use; null when unknown.</summary>
    public string? Value(string name) => name switch
    {
        "caller" => context.From,
        "called" => context.To,
        "language" => context.Language,
        "class" => Customer?.ValueClass,
        "customerName" => Customer?.Name,
        "question" => context.Questions.Count > 0 ? context.Questions[^1].Heard : null,
        _ => context.Get(name),
    };

    public static readonly IReadOnlySet<string> BuiltInValues =
        new HashSet<string> { "caller", "called", "language", "class", "customerName", "question" };

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
        FlowLog.KeypadOnly(logger, level, context.CallId, Language, why.Reason, why.Detail ?? "");
    }
}
