namespace Sufficiency.Engine.Domain.Estate;

/// <summary>Names of England's 153 local authorities for education, as sources write them (Office for National Statistics, 2023).</summary>
public static class EnglishAuthorities
{
    private static readonly string[] Names =
    [
        "Barking and Dagenham", "Barnet", "Barnsley", "Bath and North East Somerset", "Bedford", "Bexley", "Birmingham",
        "Blackburn with Darwen", "Blackpool", "Bolton", "Bournemouth, Christchurch and Poole", "Bracknell Forest", "Bradford", "Brent",
        "Brighton and Hove", "Bristol", "Bromley", "Buckinghamshire", "Bury", "Calderdale", "Cambridgeshire", "Camden",
        "Central Bedfordshire", "Cheshire East", "Cheshire West and Chester", "City of London", "Cornwall", "County Durham", "Coventry",
        "Croydon", "Cumberland", "Darlington", "Derby", "Derbyshire", "Devon", "Doncaster", "Dorset", "Dudley", "Durham", "Ealing",
        "East Riding", "East Sussex", "Enfield", "Essex", "Gateshead", "Gloucestershire", "Greenwich", "Hackney", "Halton",
        "Hammersmith and Fulham", "Hampshire", "Haringey", "Harrow", "Hartlepool", "Havering", "Herefordshire", "Hertfordshire",
        "Hillingdon", "Hounslow", "Hull", "Isle of Wight", "Isles of Scilly", "Islington", "Kensington and Chelsea", "Kent",
        "Kingston upon Thames", "Kirklees", "Knowsley", "Lambeth", "Lancashire", "Leeds", "Leicester", "Leicestershire", "Lewisham",
        "Lincolnshire", "Liverpool", "Luton", "Manchester", "Medway", "Merton", "Middlesbrough", "Milton Keynes", "Newcastle upon Tyne",
        "Newham", "Norfolk", "North East Lincolnshire", "North Lincolnshire", "North Northamptonshire", "North Somerset",
        "North Tyneside", "North Yorkshire", "Northumberland", "Nottingham", "Nottinghamshire", "Oldham", "Oxfordshire", "Peterborough",
        "Plymouth", "Portsmouth", "Reading", "Redbridge", "Redcar and Cleveland", "Richmond upon Thames", "Rochdale", "Rotherham",
        "Rutland", "Salford", "Sandwell", "Sefton", "Sheffield", "Shropshire", "Slough", "Solihull", "Somerset",
        "South Gloucestershire", "South Tyneside", "Southampton", "Southend-on-Sea", "Southwark", "St Helens", "Staffordshire",
        "Stockport", "Stockton-on-Tees", "Stoke-on-Trent", "Suffolk", "Sunderland", "Surrey", "Sutton", "Swindon", "Tameside",
        "Telford and Wrekin", "Thurrock", "Torbay", "Tower Hamlets", "Trafford", "Wakefield", "Walsall", "Waltham Forest", "Wandsworth",
        "Warrington", "Warwickshire", "West Berkshire", "West Northamptonshire", "West Sussex", "Westminster",
        "Westmorland and Furness", "Wigan", "Wiltshire", "Windsor and Maidenhead", "Wirral", "Wokingham", "Wolverhampton",
        "Worcestershire", "York",
    ];

    /// <summary>The first other authority that a text names as a whole word; null where it names none.</summary>
    /// <param name="text">The text.</param>
    /// <param name="own">The authority planned for, whose own name is no other's.</param>
    public static string? FindOther(string text, string own)
    {
        ArgumentNullException.ThrowIfNull(text);
        ArgumentNullException.ThrowIfNull(own);
        return Names.Where(name => !own.Contains(name, StringComparison.OrdinalIgnoreCase)).FirstOrDefault(name => Mentions(text, name));
    }

    private static bool Mentions(string text, string name)
    {
        for (var at = text.IndexOf(name, StringComparison.Ordinal); at >= 0; at = text.IndexOf(name, at + 1, StringComparison.Ordinal))
        {
            var end = at + name.Length;
            var isVerb = at == 0 && string.Equals(name, "Reading", StringComparison.Ordinal); // the first word of a sentence
            if (!isVerb && (at == 0 || !char.IsLetter(text[at - 1])) && (end == text.Length || !char.IsLetter(text[end]))) return true;
        }

        return false;
    }
}
