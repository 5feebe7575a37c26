namespace CallCenter.Reports.WhatIf;

/// <summary>More or fewer agents of a queue.</summary>
internal static class Staff
{
    /// <summary>
    /// New ones serve the queue alone, with its skill, from the first to the last moment that anybody of it worked; of the old ones those go who
    /// worked longest.
    /// </summary>
    public static ReplayFloor Change(ReplayFloor floor, QueueConfig queue, int count)
    {
        var mine = floor.Agents.Where(a => a.Queues.Contains(queue.Name)).Select(a => a.User).ToHashSet(StringComparer.Ordinal);
        var shifts = floor.Shifts.Where(s => mine.Contains(s.Agent)).ToList();
        if (count == 0 || shifts.Count == 0)
        {
            return floor;
        }

        if (count < 0)
        {
            var gone = shifts.GroupBy(s => s.Agent, StringComparer.Ordinal).OrderByDescending(g => g.Sum(s => (s.To - s.From).Ticks))
                .ThenBy(g => g.Key, StringComparer.Ordinal).Take(-count).Select(g => g.Key).ToHashSet(StringComparer.Ordinal);
            return floor with { Shifts = [.. floor.Shifts.Where(s => !gone.Contains(s.Agent))] };
        }

        var (from, to) = (shifts.Min(s => s.From), shifts.Max(s => s.To));
        var skills = queue.Skill is { } skill ? new Dictionary<string, int> { [skill] = 5 } : [];
        var names = Enumerable.Range(1, count).Select(i => $"~more-{i}").ToList(); // no user's name
        return floor with
        {
            Agents = [.. floor.Agents, .. names.Select(name => new UserProfile(name, name, Roles.Agent, skills, [queue.Name]))],
            Shifts = [.. floor.Shifts, .. names.Select(name => new ReplayShift(name, from, to))],
        };
    }
}
