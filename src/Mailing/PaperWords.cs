namespace CallCenter.Mailing;

/// <summary>What stands before the values on paper.</summary>
internal sealed record PaperWords(string Customer, string Company, string State, string Owner, string Opened, string Closed, string History)
{
    private static readonly PaperWords English = new("Customer", "Company", "State", "Owner", "Opened", "Closed", "History");
    private static readonly PaperWords Chinese = new("客户", "公司", "状态", "负责人", "创建时间", "关闭时间", "处理记录");

    public static PaperWords Of(string language) => language == "zh" ? Chinese : English;
}
