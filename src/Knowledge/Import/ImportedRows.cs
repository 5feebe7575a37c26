using CallCenter.Knowledge.Articles;

namespace CallCenter.Knowledge.Import;

/// <summary>What a file holds: each of its rows is in a draft or among the rejected.</summary>
/// <param name="Rows">rows that were read, without the header.</param>
internal sealed record ImportedRows(IReadOnlyList<ArticleDraft> Drafts, IReadOnlyList<ImportRejection> Rejected, int Rows)
{
    public static ImportedRows Nothing(ImportRejection why) => new([], [why], 0);

    public static ImportedRows One(ArticleDraft draft) => new([draft], [], draft.Rows);
}
