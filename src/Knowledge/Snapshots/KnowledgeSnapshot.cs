using CallCenter.CallModel.Texts;
using CallCenter.Knowledge.Retrieval;
using CallCenter.Knowledge.Limits;
using CallCenter.Knowledge.Texts;

namespace CallCenter.Knowledge.Snapshots;

/// <summary>The knowledge base at one moment. Immutable: readers never wait for writers.</summary>
internal sealed class KnowledgeSnapshot(IReadOnlyList<Article> articles, IReadOnlyDictionary<string, LanguageIndex> languages)
{
    private readonly Dictionary<Guid, Article> _byId = articles.ToDictionary(a => a.Id);
    private readonly Dictionary<(string, string), Article> _byKey = articles.ToDictionary(a => (a.Key, a.Language));

    public static readonly KnowledgeSnapshot Empty = new([], new Dictionary<string, LanguageIndex>());

    public IReadOnlyList<Article> Articles => articles;

    public IReadOnlyDictionary<string, LanguageIndex> Languages => languages;

    public Article? Get(Guid id) => _byId.GetValueOrDefault(id);

    public Article? Get(string key, string language) => _byKey.GetValueOrDefault((key, LanguageTag.Primary(language)));

    public LanguageIndex? Of(string language) => languages.GetValueOrDefault(LanguageTag.Primary(language));

    public KnowledgeSnapshot With(IReadOnlyDictionary<string, LanguageIndex> changed) => new(articles, changed);
}
