namespace CallCenter.CallModel.Faults;

/// <summary>Why a field was refused. The words are stable outside: pages translate them with the fault's arguments.</summary>
public enum FaultCode
{
    /// <summary>Nothing was given.</summary>
    Missing,

    /// <summary>Fewer characters than "min" or more than "max".</summary>
    Length,

    /// <summary>More characters than "max".</summary>
    TooLong,

    /// <summary>Below "min" or above "max".</summary>
    Range,

    /// <summary>More entries than "max".</summary>
    TooMany,

    /// <summary>None of the words "allowed".</summary>
    NotOneOf,

    /// <summary>Not of the field's kind at all: a word where a number stands, and the like.</summary>
    Malformed,

    /// <summary>Not 1 to "max" of the characters that names consist of.</summary>
    NotName,

    /// <summary>Not a telephone number ("value", where there are several).</summary>
    NotPhone,

    NotEmail,

    /// <summary>No address with http:// or https://, or placeholders in its host.</summary>
    NotUrl,

    /// <summary>Not five fields as cron has them.</summary>
    NotCron,

    /// <summary>The text in "row" is not written in "charset".</summary>
    WrongCharset,

    /// <summary>Nothing has this name or id.</summary>
    Unknown,

    /// <summary>Somebody or something else has it already.</summary>
    Taken,

    /// <summary>Either this field or one of "others", not both and not none.</summary>
    EitherOr,

    /// <summary>A password that is the user's own name: the first that anybody tries.</summary>
    IsUser,

    /// <summary>Not the password that is kept.</summary>
    WrongPassword,

    /// <summary>Something still needs it: "names" of what the field says.</summary>
    InUse,

    /// <summary>Somebody else was faster.</summary>
    Changed,

    /// <summary>No legal move "from" "to"; "allowed" are.</summary>
    IllegalMove,

    /// <summary>A number that may not be dialed from here.</summary>
    Barred,

    /// <summary>A number that asked not to be called.</summary>
    DoNotCall,

    /// <summary>It is outside the calling hours where the number is.</summary>
    OutsideHours,

    // What only imported files have.

    /// <summary>A quote is opened in field "number" of the row and never closed.</summary>
    OpenQuote,

    /// <summary>A quote inside the quoted field "number" is not doubled, or the field is not closed in its line.</summary>
    LoneQuote,

    /// <summary>The row seems to belong to "row", whose quote is not closed.</summary>
    Torn,

    /// <summary>The column stands there twice; no row is taken.</summary>
    Twice,

    /// <summary>The header lacks a column that it "needs"; "known" are others. No row is taken.</summary>
    NoColumns,

    /// <summary>Letters were lost before the import.</summary>
    LostLetters,

    /// <summary>A question without words.</summary>
    NoWords,

    /// <summary>Another value than in an earlier row of "article".</summary>
    Differs,

    /// <summary>The front matter is not closed by ---.</summary>
    OpenFrontMatter,

    /// <summary>The file's "line" is wrong: "why", in English.</summary>
    BadLine,

    /// <summary>"count" further rows are refused and not listed.</summary>
    More,
}
