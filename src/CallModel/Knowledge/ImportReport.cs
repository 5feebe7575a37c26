namespace CallCenter.CallModel.Knowledge;

/// <summary>What became of an import.</summary>
/// <param name="Rejected">row number (from 1, the header is row 1) and reason.</param>
/// <param name="Rows">rows that were read, without the header: as many as were taken and rejected.</param>
/// <param name="Taken">rows whose question is in the knowledge base now, those that were there before too.</param>
/// <param name="MadeAnswers">articles whose spoken answer was made from their text or title, because none was given.</param>
public sealed record ImportReport(int Articles, int Phrasings, int Updated, IReadOnlyList<ImportRejection> Rejected, int MadeAnswers = 0,
    int Rows = 0, int Taken = 0);
