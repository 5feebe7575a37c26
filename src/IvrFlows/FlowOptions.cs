namespace CallCenter.IvrFlows;

/// <summary>Settings of the menus.</summary>
public sealed class FlowOptions
{
    /// <summary>Folder of the flows' YAML files; relative to the program.</summary>
    public string Directory { get; set; } = "flows";

    /// <summary>Folder that holds LANGUAGE/prompts.json.</summary>
    public string PromptsDirectory { get; set; } = "prompts";

    /// <summary>Where callers go whose flow is missing; a flow names its own fallback queue.</summary>
    public string FallbackQueue { get; set; } = "support";

    /// <summary>How often changed files are looked for.</summary>
    public TimeSpan PollEvery { get; set; } = TimeSpan.FromSeconds(2);

    /// <summary>Steps that one call may take before it is handed to the fallback queue.</summary>
    public int MaxSteps { get; set; } = 300;

    /// <summary>Turns of listening that one call may take before it is handed to the fallback queue.</summary>
    public int MaxTurns { get; set; } = 60;

    /// <summary>Silence after a prompt that counts as no input.</summary>
    public TimeSpan NoInput { get; set; } = TimeSpan.FromSeconds(5);

    /// <summary>Silence that ends an utterance.</summary>
    public TimeSpan EndSilence { get; set; } = TimeSpan.FromMilliseconds(700);

    /// <summary>Longest utterance; at most 15 s.</summary>
    public TimeSpan MaxSpeech { get; set; } = TimeSpan.FromSeconds(12);

    /// <summary>So long a caller waits for the sound of one prompt or text; without it the flow goes on.</summary>
    public TimeSpan LongestSound { get; set; } = TimeSpan.FromSeconds(25);

    /// <summary>Longest pause between two keys of one number.</summary>
    public TimeSpan BetweenKeys { get; set; } = TimeSpan.FromSeconds(3);
}
