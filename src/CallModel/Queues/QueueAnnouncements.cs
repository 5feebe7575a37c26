using System.Collections.ObjectModel;

namespace CallCenter.CallModel.Queues;

/// <summary>What callers hear while they wait, beside music. How often is <see cref="QueueConfig.AnnounceEverySeconds"/>.</summary>
public sealed record QueueAnnouncements
{
    public static readonly QueueAnnouncements Default = new();

    /// <summary>The place in line.</summary>
    public bool Position { get; init; } = true;

    /// <summary>The time that four of five callers do not wait longer than.</summary>
    public bool Wait { get; init; }

    /// <summary>
    /// Offers an answer from the knowledge base, by key 2: the article nearest to what the caller has asked, else <see cref="Article"/>.
    /// </summary>
    public bool Answers { get; init; }

    /// <summary>Key of the article that is offered to those who have asked nothing; null = none is.</summary>
    public string? Article { get; init; }

    /// <summary>Said with every announcement, by language: what is on the web, for instance.</summary>
    public IReadOnlyDictionary<string, string> Texts { get; init => field = value ?? ReadOnlyDictionary<string, string>.Empty; } =
        ReadOnlyDictionary<string, string>.Empty;
}
