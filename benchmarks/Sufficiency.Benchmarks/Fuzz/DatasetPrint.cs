using System.Security.Cryptography;
using System.Text.Json;
using System.Text.Json.Serialization;
using Sufficiency.Engine.Domain;

namespace Sufficiency.Benchmarks.Fuzz;

/// <summary>A digest of all that a plan rests on; sources and their certainty are no part of it.</summary>
internal static class DatasetPrint
{
    private static readonly JsonSerializerOptions Json = new()
    {
        IncludeFields = true,
        NumberHandling = JsonNumberHandling.AllowNamedFloatingPointLiterals,
        Converters = { new PairsOfDictionaries() },
    };

    /// <summary>The digest of a dataset.</summary>
    public static string Of(PlanningDataset dataset) => Convert.ToHexStringLower(
        SHA256.HashData(JsonSerializer.SerializeToUtf8Bytes(dataset with { Assumptions = [], History = [] }, Json)));

    /// <summary>Writes a dictionary whose keys are no texts as a list of pairs.</summary>
    private sealed class PairsOfDictionaries : JsonConverterFactory
    {
        public override bool CanConvert(Type typeToConvert) => typeToConvert.IsGenericType
            && typeToConvert.GetGenericTypeDefinition() == typeof(IReadOnlyDictionary<,>)
            && typeToConvert.GetGenericArguments()[0] != typeof(string);

        public override JsonConverter CreateConverter(Type typeToConvert, JsonSerializerOptions options) =>
            (JsonConverter)Activator.CreateInstance(typeof(Pairs<,>).MakeGenericType(typeToConvert.GetGenericArguments()))!;
    }

    private sealed class Pairs<TKey, TValue> : JsonConverter<IReadOnlyDictionary<TKey, TValue>>
        where TKey : notnull
    {
        public override IReadOnlyDictionary<TKey, TValue> Read(
            ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
            throw new NotSupportedException("A digest is not read back.");

        public override void Write(Utf8JsonWriter writer, IReadOnlyDictionary<TKey, TValue> value, JsonSerializerOptions options) =>
            JsonSerializer.Serialize(writer, value.Select(pair => (pair.Key, pair.Value)).ToArray(), options);
    }
}
