using System.Text.Json;

namespace CallCenter.Knowledge.Tests.Encoding;

/// <summary>Texts with the token ids and first numbers that the original tokenizer and model give them.</summary>
internal sealed record CheckedText(string Text, long[] Ids, float[] First4)
{
    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web);

    public static IReadOnlyList<CheckedText> Read(string model) =>
        JsonSerializer.Deserialize<CheckedText[]>(File.ReadAllText(Path.Combine(Repository.Models, model, "check.json")), Json)!;
}
