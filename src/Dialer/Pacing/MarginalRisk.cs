namespace CallCenter.Dialer.Pacing;

/// <summary>
/// Predictive pacing: one more number is dialed as long as the probability that its answer finds no agent stays within the budget's risk.
/// That probability is what the call costs those who are ringing already, too: whoever of them answers when all agents are taken.
/// </summary>
internal static class MarginalRisk
{
    /// <summary>No answer is more certain than this.</summary>
    public const double Surest = 0.95;

    public static PacingDecision Decide(PacingModel model, PoolState pool, PacingOptions options, int room)
    {
        var limit = model.Budget.RiskLimit;
        if (model.Budget.IsSpent(options))
        {
            return OneToOne(pool, room, PacingReason.BudgetSpent);
        }

        var horizons = Forecast.Horizons.Length;
        var (free, answers) = (new Counts[horizons], new Counts[horizons]);
        for (var h = 0; h < horizons; h++)
        {
            free[h] = Free(model.Forecast, pool, Forecast.Horizons[h] + 1);
            answers[h] = Answers(model, pool, h);
        }

        for (var dial = 0; ; dial++)
        {
            var risk = 0.0;
            for (var h = 0; h < horizons; h++)
            {
                risk += answers[h].Reaches(pool.Idle - pool.Waiting, free[h]) / horizons;
            }

            if (risk > limit)
            {
                return new PacingDecision(dial, risk, limit, pool.Idle <= pool.Waiting ? PacingReason.NoAgents : PacingReason.RiskReached);
            }

            if (dial >= room)
            {
                return new PacingDecision(dial, risk, limit, PacingReason.NoRoom);
            }

            for (var h = 0; h < horizons; h++)
            {
                answers[h].Add(Math.Min(Surest, model.AnswerScale * model.Forecast.Answers(h, 0)));
            }
        }
    }

    /// <summary>A line for each idle agent.</summary>
    public static PacingDecision OneToOne(PoolState pool, int room, PacingReason why)
    {
        var free = Math.Max(0, pool.Idle - pool.Waiting - pool.InFlight.Count);
        return new PacingDecision(Math.Min(room, free), 0, 0, free > room ? PacingReason.NoRoom : why);
    }

    /// <summary>Agents who become free within <paramref name="ahead"/> seconds, besides the idle ones.</summary>
    private static Counts Free(Forecast forecast, PoolState pool, int ahead)
    {
        var free = new Counts();
        var talks = 0.0;
        foreach (var agent in pool.Busy)
        {
            if (agent.Leaves)
            {
                continue;
            }

            if (agent.Phase == AgentPhase.WrapUp)
            {
                free.Add(forecast.WrapUpEnds(agent.Seconds, ahead));
            }
            else
            {
                talks += forecast.TalkEnds(agent.Seconds, ahead);
            }
        }

        free.AddPoisson(talks);
        return free;
    }

    private static Counts Answers(PacingModel model, PoolState pool, int horizon)
    {
        var answers = new Counts();
        foreach (var elapsed in pool.InFlight)
        {
            answers.Add(Math.Min(Surest, model.AnswerScale * model.Forecast.Answers(horizon, elapsed)));
        }

        answers.AddPoisson(pool.InboundPerSecond * (Forecast.Horizons[horizon] + 1));
        return answers;
    }
}
