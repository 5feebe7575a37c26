namespace CallCenter.Acd.Voice;

/// <summary>One prompt: its key under prompts/ and its words.</summary>
internal readonly record struct QueuePrompt(string Key, string Text);
