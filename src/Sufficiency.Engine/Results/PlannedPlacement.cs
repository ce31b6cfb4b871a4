using Sufficiency.Engine.Domain.Pupils;
using Sufficiency.Engine.Model.Variables;

namespace Sufficiency.Engine.Results;

/// <summary>Pupils of one cell and year who go to one destination.</summary>
/// <param name="Area">Index of the home area.</param>
/// <param name="Need">Primary need.</param>
/// <param name="Tier">Tier.</param>
/// <param name="Entry">Entry point.</param>
/// <param name="YearNeeded">Position in the horizon of the year of need.</param>
/// <param name="To">Where and after how long.</param>
/// <param name="Pupils">How many, above the least that a table shows.</param>
internal readonly record struct PlannedPlacement(int Area, Need Need, Tier Tier, EntryPoint Entry, int YearNeeded, Destination To, double Pupils)
{
    /// <summary>The columns in their order, packed: waiting comes first.</summary>
    public long Key => (((((((((((long)Area << 4) | (uint)(int)Need) << 2) | (uint)(int)Tier) << 3) | (uint)(int)Entry) << 8) | (uint)YearNeeded) << 4) | (uint)To.Delay) << 16
        | (uint)(To.Provider + 1);
}
