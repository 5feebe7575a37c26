using CallCenter.CallModel.Yaml;

namespace CallCenter.CallModel.Times;

/// <summary>Weekly hours as files write them: a map of days to spans, and a list of holidays beside it.</summary>
public static class WeeklyHoursFile
{
    /// <param name="map">holds the two properties.</param>
    /// <param name="days">the name of the map of days.</param>
    public static WeeklyHours Read(YamlMap map, string days)
    {
        var hours = new WeeklyHours();
        if (map.Map(days, $"'{days}'") is { } open)
        {
            foreach (var day in open.Keys)
            {
                foreach (var span in open.Words(day).Where(span => !hours.TryAdd(day, span)))
                {
                    map.Errors.Add(open.LineOf(day), $"'{day}: {span}' must look like mon-fri: \"08:00-18:00\"");
                }
            }
        }

        foreach (var holiday in map.Words("holidays").Where(holiday => !hours.TryAddHoliday(holiday)))
        {
            map.Errors.Add(map.LineOf("holidays"), $"holiday '{holiday}' must be yyyy-MM-dd or MM-dd");
        }

        return hours;
    }
}
