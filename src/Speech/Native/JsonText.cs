using System.Text.Json;

namespace CallCenter.Speech.Native;

internal static class JsonText
{
    /// <summary>A string field at the top of an engine's JSON answer; empty when there is none.</summary>
    public static string Field(ReadOnlySpan<byte> json, ReadOnlySpan<byte> name)
    {
        var reader = new Utf8JsonReader(json);
        try
        {
            while (reader.Read())
            {
                if (reader.TokenType == JsonTokenType.PropertyName && reader.CurrentDepth == 1 && reader.ValueTextEquals(name))
                {
                    return reader.Read() && reader.TokenType == JsonTokenType.String ? reader.GetString()! : "";
                }
            }
        }
        catch (Exception e) when (e is JsonException or InvalidOperationException)
        {
            // an engine that writes broken JSON has heard nothing
        }

        return "";
    }
}
