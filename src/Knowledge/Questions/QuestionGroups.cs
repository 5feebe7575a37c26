using CallCenter.Knowledge.Encoding;
using CallCenter.Knowledge.Retrieval;
using CallCenter.Knowledge.Texts;

namespace CallCenter.Knowledge.Questions;

/// <summary>The groups of unanswered questions by what they mean, to know a repeated question again. Used by one task at a time.</summary>
internal sealed class QuestionGroups(SentenceEncoders encoders)
{
    public const int MostGroups = 1_000;

    /// <summary>Nearness (see PhrasingIndex) from which two questions are the same question: a cosine of 0.86 in English.</summary>
    private const float SameFrom = 0.75f;
    private readonly LinkedList<Known> _groups = new();

    public void Add(QuestionGroup group)
    {
        var (text, vector) = Prepare(group.Text, group.Language);
        _groups.AddFirst(new Known(group.Id, group.Language, text, vector));
        if (_groups.Count > MostGroups)
        {
            _groups.RemoveLast();
        }
    }

    /// <summary>The group that asks the same, or null.</summary>
    public long? Find(string question, string language)
    {
        var (text, vector) = Prepare(question, language);
        var sharpness = encoders.For(language)?.Sharpness ?? 0;
        var best = (Id: (long?)null, Nearness: 0f);
        foreach (var group in _groups.Where(g => g.Language == language))
        {
            var nearness = group.Text == text ? float.MaxValue
                : vector is null || group.Vector is null ? 0
                : MathF.Exp(sharpness * (Similarity.Dot(vector, group.Vector) - 1));
            best = nearness > best.Nearness ? (group.Id, nearness) : best;
        }

        return best.Nearness >= SameFrom ? best.Id : null;
    }

    private (string Text, float[]? Vector) Prepare(string question, string language)
    {
        var text = QuestionText.Normalize(question, language);
        return (text, encoders.For(language)?.Encode(text));
    }

    private sealed record Known(long Id, string Language, string Text, float[]? Vector);
}
