using Sufficiency.Engine.Domain.Pupils;
using Sufficiency.Engine.Model.Variables;

namespace Sufficiency.Engine.Model.Presolve;

/// <summary>Pupils of one cell and year who go to one destination.</summary>
/// <param name="Area">Index of the home area.</param>
/// <param name="Need">Primary need.</param>
/// <param name="Tier">Tier.</param>
/// <param name="Entry">Entry point.</param>
/// <param name="YearNeeded">Position in the horizon of the year of need.</param>
/// <param name="To">Where and after how long.</param>
/// <param name="Pupils">How many, above the least that a table shows.</param>
internal readonly record struct PlannedPlacement(int Area, Need Need, Tier Tier, EntryPoint Entry, int YearNeeded,
    Destination To, double Pupils);
