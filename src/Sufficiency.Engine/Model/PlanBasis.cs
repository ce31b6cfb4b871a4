using Sufficiency.Engine.Model.Costs;
using Sufficiency.Engine.Model.Data;
using Sufficiency.Engine.Model.Mix;
using Sufficiency.Engine.Model.Presolve;

namespace Sufficiency.Engine.Model;

/// <summary>What the models of all plans of the same inputs share; each part is worked out when it is first asked for.</summary>
internal sealed class PlanBasis
{
    private readonly Lazy<ModelData> data;
    private readonly Lazy<LocalMix> mix;
    private readonly Lazy<ModelCosts> costs;
    private readonly Lazy<MergedDemand> demand;

    /// <summary>The basis of some inputs.</summary>
    /// <param name="inputs">The inputs.</param>
    /// <param name="like">The basis of inputs that differ in schemes alone, to share all but places; null for none.</param>
    public PlanBasis(ModelInputs inputs, PlanBasis? like = null)
    {
        (Inputs, data) = (inputs, new(() => new(inputs)));
        mix = like?.mix ?? new(() => new(Data));
        costs = like?.costs ?? new(() => new(Data, Mix));
        demand = like?.demand ?? new(() => MergedDemand.Of(Data));
    }

    /// <summary>The inputs.</summary>
    public ModelInputs Inputs { get; }

    /// <summary>The parameters.</summary>
    public ModelData Data => data.Value;

    /// <summary>Where pupils go whom mainstream suits.</summary>
    public LocalMix Mix => mix.Value;

    /// <summary>Costs that no scheme changes.</summary>
    public ModelCosts Costs => costs.Value;

    /// <summary>Who needs a place, needs merged.</summary>
    public MergedDemand Demand => demand.Value;
}
