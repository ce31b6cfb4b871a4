using Sufficiency.Engine.Sweeps.WhatIf;

namespace Sufficiency.Benchmarks.WhatIf;

/// <summary>A question that is asked of the default run of Oxfordshire.</summary>
/// <param name="Name">What is asked, in the office's words.</param>
/// <param name="Change">The change.</param>
internal sealed record WhatIfCase(string Name, WhatIfChange Change)
{
    /// <summary>Eight questions, each with schemes kept as in the run and with schemes chosen again.</summary>
    public static IReadOnlyList<WhatIfCase> All { get; } =
    [
        new("Faringdon off", Decided("faringdon", SchemeDecision.Closed)),
        new("Faringdon in 2029", Decided("faringdon", SchemeDecision.OpenIn(2029))),
        new("Valley Park special school off", Decided("valley-park-special", SchemeDecision.Closed)),
        new("a base on that the run leaves out", Decided("base-module-132057", SchemeDecision.OpenIn(2031))),
        new("high growth", Set("demand.growth=high")),
        new("low growth", Set("demand.growth=low")),
        new("fees of further places a tenth up", Set("tranches[*].fee_gbp*=1.1")),
        new("places of a phase flex by a fifth", Set("estate.phase_flex_share=0.2")),
    ];

    private static WhatIfChange Decided(string scheme, SchemeDecision decision) => new()
    {
        Schemes = new Dictionary<string, SchemeDecision>(StringComparer.Ordinal) { [scheme] = decision },
    };

    private static WhatIfChange Set(string text) => new() { Sets = [text] };
}
