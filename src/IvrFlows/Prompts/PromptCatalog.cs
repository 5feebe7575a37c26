using System.Text.Json;
using CallCenter.IvrFlows.Conversation;

namespace CallCenter.IvrFlows.Prompts;

/// <summary>The prompts of a folder: LANGUAGE/prompts.json is one object from key to text.</summary>
public sealed class PromptCatalog : IPromptCatalog, IEquatable<PromptCatalog>
{
    private readonly Dictionary<(string Key, string Language), string> _texts;
    private readonly HashSet<string> _keys;

    internal PromptCatalog(Dictionary<(string Key, string Language), string> texts)
    {
        _texts = texts;
        _keys = [.. texts.Keys.Select(entry => entry.Key)];
    }

    public static readonly PromptCatalog Empty = new([]);

    /// <summary>The catalogue's files in order of their languages.</summary>
    internal static IReadOnlyList<string> Files(string directory) => !Directory.Exists(directory)
        ? []
        : [.. Directory.GetDirectories(directory).Select(folder => Path.Combine(folder, "prompts.json")).Where(File.Exists)
            .Order(StringComparer.Ordinal)];

    /// <summary>Reads every language; a file that cannot be read or parsed adds an error and no texts.</summary>
    internal static PromptCatalog Load(string directory, List<FileError> errors)
    {
        var texts = new Dictionary<(string, string), string>();
        foreach (var file in Files(directory))
        {
            var language = Path.GetFileName(Path.GetDirectoryName(file))!;
            try
            {
                var entries = JsonSerializer.Deserialize<Dictionary<string, string>>(File.ReadAllText(file)) ?? [];
                foreach (var (key, text) in entries)
                {
                    texts[(key, language)] = text;
                }
            }
            catch (JsonException e)
            {
                errors.Add(new FileError(file, (int)(e.LineNumber ?? 0) + 1, "must be one JSON object from prompt key to text"));
            }
            catch (Exception e) when (e is IOException or UnauthorizedAccessException)
            {
                errors.Add(new FileError(file, 1, e.Message));
            }
        }

        return new PromptCatalog(texts);
    }

    public string? Find(string key, string language) => _texts.GetValueOrDefault((key, language));

    public bool Knows(string key) => _keys.Contains(key);

    /// <summary>The same texts under the same keys.</summary>
    public bool Equals(PromptCatalog? other) => other is not null && _texts.Count == other._texts.Count
        && _texts.All(entry => other._texts.TryGetValue(entry.Key, out var text) && text == entry.Value);

    public override bool Equals(object? obj) => Equals(obj as PromptCatalog);

    public override int GetHashCode() => _texts.Count;
}
