namespace CallCenter.Acd.Voice;

/// <summary>One prompt: its key under prompts/ (empty for words of a queue's own) and its words.</summary>
internal readonly record struct QueuePrompt(string Key, string Text);
