using System.Collections.Concurrent;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace CallCenter.Speech.Voices;

/// <summary>What a prompt that the product's own voice has made says, and how long its file is.</summary>
internal sealed record MadePrompt(string Text, long Bytes);
