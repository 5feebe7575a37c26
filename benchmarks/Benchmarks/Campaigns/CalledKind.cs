namespace CallCenter.Benchmarks.Campaigns;

/// <summary>What somebody does who is called; the digit of the number that says so to SIPp (tests/Interop/sipp/called-world.xml).</summary>
internal enum CalledKind { Answers, Busy, Silent, Nobody, Machine, Declines }
