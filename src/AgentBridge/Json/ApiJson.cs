using System.Collections;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Json.Serialization;
using System.Text.Json.Serialization.Metadata;

namespace CallCenter.AgentBridge.Json;

/// <summary>How everything is written outside: camelCase, enums as words, times as RFC 3339 UTC with milliseconds.</summary>
internal static class ApiJson
{
    // Chinese stays readable; the answers are never pasted into a page as they are.
    private static readonly JsonSerializerOptions Plain = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public static void Configure(JsonSerializerOptions options)
    {
        options.PropertyNamingPolicy = JsonNamingPolicy.CamelCase;
        options.DictionaryKeyPolicy = null;
        options.Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping;
        options.Converters.Add(new AgentCountsConverter());
        options.Converters.Add(new JsonStringEnumConverter(JsonNamingPolicy.CamelCase, allowIntegerValues: false));
        options.Converters.Add(new MillisecondTimeConverter());
        options.Converters.Add(new HexIdConverter());
        options.TypeInfoResolver = (options.TypeInfoResolver ?? new DefaultJsonTypeInfoResolver()).WithAddedModifier(LeaveOutNulls);
    }

    /// <summary>"null" may stand within a list, whatever its type says: it is no entry.</summary>
    private static void LeaveOutNulls(JsonTypeInfo type)
    {
        if (type.Kind == JsonTypeInfoKind.Enumerable)
        {
            type.OnDeserialized = list =>
            {
                if (list is IList { IsFixedSize: false, IsReadOnly: false } entries && entries.Contains(null))
                {
                    var given = entries.OfType<object>().ToList();
                    entries.Clear();
                    given.ForEach(entry => entries.Add(entry));
                }
            };
        }
    }

    /// <summary>A fact as one object: seq, type and the fact's own words.</summary>
    public static JsonObject Event(JournalEntry entry)
    {
        var fact = JsonSerializer.SerializeToNode(entry.Fact, FactJson.Options)!.AsObject();
        fact.Insert(0, "seq", entry.Seq);
        return fact;
    }

    public static string EventText(JournalEntry entry) => Event(entry).ToJsonString(Plain);
}
