namespace CallCenter.SipStack.Names;

/// <summary>The order in which the servers of a service are to be tried (RFC 2782).</summary>
internal static class SrvOrder
{
    /// <summary>By priority; within one, each time another order, heavier ones more often first. Those without weight come late, not never.</summary>
    public static List<SrvRecord> Of(IReadOnlyList<SrvRecord> records, Random random)
    {
        var order = new List<SrvRecord>(records.Count);
        foreach (var priority in records.Where(r => r.Target.Length > 0).GroupBy(r => r.Priority).OrderBy(g => g.Key))
        {
            // weight 0 first, so that only a draw of exactly 0 takes it before the others
            var open = priority.OrderBy(r => r.Weight).ToList();
            while (open.Count > 0)
            {
                var draw = random.Next(open.Sum(r => r.Weight) + 1);
                var at = 0;
                for (var sum = open[0].Weight; sum < draw; sum += open[at].Weight)
                {
                    at++;
                }

                order.Add(open[at]);
                open.RemoveAt(at);
            }
        }

        return order;
    }
}
