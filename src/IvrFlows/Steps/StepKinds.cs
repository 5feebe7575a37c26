using System.Collections.Frozen;
using CallCenter.IvrFlows.Conversation;
using CallCenter.IvrFlows.Definitions;

namespace CallCenter.IvrFlows.Steps;

/// <summary>The kinds of step that a flow may use, by the name that a file gives.</summary>
internal static class StepKinds
{
    private static readonly FrozenDictionary<string, Func<StepReader, FlowStep>> Kinds =
        new Dictionary<string, Func<StepReader, FlowStep>>
        {
            ["answer"] = reader => new AnswerStep(reader),
            ["say"] = reader => new SayStep(reader),
            ["menu"] = reader => new MenuStep(reader),
            ["ask"] = reader => new AskStep(reader),
            ["browse"] = reader => new BrowseStep(reader),
            ["collect"] = reader => new CollectStep(reader),
            ["set"] = reader => new SetStep(reader),
            ["language"] = reader => new LanguageStep(reader),
            ["branch"] = reader => new BranchStep(reader),
            ["lookup"] = reader => new LookupStep(reader),
            ["enqueue"] = reader => new EnqueueStep(reader),
            ["callback"] = reader => new CallbackStep(reader),
            ["transfer"] = reader => new TransferStep(reader),
            ["flow"] = reader => new JumpStep(reader),
            ["hangUp"] = reader => new HangUpStep(reader),
        }.ToFrozenDictionary();

    public static IEnumerable<string> Names => Kinds.Keys.Order(StringComparer.Ordinal);

    public static FlowStep? Create(StepReader reader) => Kinds.TryGetValue(reader.Kind, out var create) ? create(reader) : null;
}
