using CallCenter.CallModel.Faults;
using CallCenter.CallModel.Tables;
using CallCenter.CallModel.Tickets;

namespace CallCenter.CallModel.Mail;

/// <summary>Letters to many, with their rules. Implemented by Mailing.</summary>
public interface ICircularDesk
{
    /// <summary>Newest first.</summary>
    Task<IReadOnlyList<CircularView>> ListAsync(CancellationToken ct = default);

    Task<CircularView?> GetAsync(Guid id, CancellationToken ct = default);

    Task<(CircularView? Circular, IReadOnlyList<FieldFault> Faults)> AddAsync(string name, string template, int perMinute, string by, CancellationToken ct = default);

    /// <summary>Both null: there is none.</summary>
    Task<(CircularView? Circular, FieldFault? Error)> SetStateAsync(Guid id, CircularState state, CancellationToken ct = default);

    /// <summary>A draft alone: the links in letters that are out need the list. Both empty: there is none.</summary>
    Task<(bool Deleted, FieldFault? Error)> DeleteAsync(Guid id, CancellationToken ct = default);

    /// <summary>The customers of a group who have an e-mail address.</summary>
    /// <param name="tryOnly">only says what would become of them.</param>
    Task<(CircularImport? Import, FieldFault? Error)> AddCustomersAsync(Guid id, CustomerGroup group, bool tryOnly, CancellationToken ct = default);

    /// <summary>A table with the column "email" and optionally name, company, number, language, text.</summary>
    /// <param name="tryOnly">only says what would become of them.</param>
    Task<(CircularImport? Import, FieldFault? Error)> ImportAsync(Guid id, IEnumerable<CsvRecord> table, bool tryOnly, CancellationToken ct = default);

    /// <summary>Null: there is none.</summary>
    Task<IReadOnlyList<CircularLetter>?> LettersAsync(Guid id, CircularLetterState? state, int offset, int limit, CancellationToken ct = default);

    /// <summary>The letter as this recipient would get it, or has got it. Both null: there is no such circular or recipient.</summary>
    /// <param name="recipient">null = the first on the list.</param>
    Task<(MailDraft? Letter, FieldFault? Error)> PreviewAsync(Guid id, Guid? recipient, CancellationToken ct = default);

    /// <summary>All letters to an address, circulars and others.</summary>
    Task<AddressMail> OfAddressAsync(string address, int limit, CancellationToken ct = default);

    /// <summary>Newest first.</summary>
    /// <param name="part">of the address; null = all.</param>
    Task<IReadOnlyList<OptOut>> OptOutsAsync(string? part, int limit, CancellationToken ct = default);

    /// <summary>Null, or what is wrong with the address.</summary>
    Task<FieldFault?> OptOutAsync(string address, string by, CancellationToken ct = default);

    Task<bool> OptInAsync(string address, CancellationToken ct = default);

    /// <summary>By the link in a letter. False: nobody has this id (any more).</summary>
    Task<bool> OptOutAsync(Guid recipient, CancellationToken ct = default);
}
