using System.Text;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using ServerlessPatterns.Aws.Hosting;

namespace ServerlessPatterns.Aws.Tests.Crud;

/// <summary>The fast way through the serializer's JSON comes to the same as the thorough one, or gives up.</summary>
public sealed class CompactItemReaderTests
{
    private static readonly JsonTypeInfo<Specimen> s_typeInfo = ItemTypeInfo.ForWriting(SpecimenJson.Default.Specimen, SpecimenTable.Definition.Item);

    [Theory]
    [InlineData(11)]
    [InlineData(12)]
    public void What_the_serializer_writes_is_read_alike(int seed)
    {
        var specimens = new RandomSpecimens(seed);
        var sources = MemberSource.Of(SpecimenTable.Definition.Item, SpecimenJson.Default.Specimen);
        for (var count = 0; count < 1000; count++)
        {
            var item = specimens.Next();
            var json = Json(item);
            var thorough = Thorough(json, SpecimenTable.Definition.Item);

            // As an item of its own, as nobody's, and as somebody else's: what the JSON says counts.
            foreach (var owner in (Specimen?[])[item, null, specimens.Next()])
            {
                Assert.True(new CompactItemReader(json).TryReadItem(SpecimenTable.Definition.Item, owner, sources, out var attributes));
                Assert.Equal(thorough, AttributeJson.Write(attributes).ToJsonString());
            }
        }
    }

    [Theory]
    [InlineData(21)]
    [InlineData(22)]
    public void Broken_JSON_is_given_up_or_read_alike(int seed)
    {
        var random = new Random(seed);
        var specimens = new RandomSpecimens(seed);
        for (var count = 0; count < 4000; count++)
        {
            var json = Json(specimens.Next());
            Break(json, random);
            var part = json.AsSpan(0, random.Next(3) == 0 ? random.Next(json.Length) : json.Length);

            if (new CompactItemReader(part).TryReadItem(SpecimenTable.Definition.Item, null, [], out var attributes))
            {
                Assert.Equal(Outcome(part, SpecimenTable.Definition.Item), AttributeJson.Write(attributes).ToJsonString());
            }
        }
    }

    [Theory]
    [InlineData("{\"a\":-0}", "-0")]
    [InlineData("{\"a\":7}", "7")]
    [InlineData("{\"a\":100}", "100")]
    [InlineData("{\"a\":1000}", "1000")]
    [InlineData("{\"a\":0.10E-7}", "0.10E-7")]
    [InlineData("{\"a\":12345678901234567890123456789012345678}", "12345678901234567890123456789012345678")]
    [InlineData("{\"a\":00}", null)]
    [InlineData("{\"a\":01}", null)]
    [InlineData("{\"a\":-}", null)]
    [InlineData("{\"a\":1.}", null)]
    [InlineData("{\"a\":.5}", null)]
    [InlineData("{\"a\":1e}", null)]
    [InlineData("{\"a\":1e+}", null)]
    [InlineData("{\"a\":+1}", null)]
    [InlineData("{\"a\":1-2}", null)]
    [InlineData("{\"a\":1}}", null)]
    [InlineData("{\"a\": 1}", null)]
    [InlineData("{\"a\":1,}", null)]
    [InlineData("{,\"a\":1}", null)]
    [InlineData("{\"b\":1}", null)]
    [InlineData("{\"a\":12", null)]
    [InlineData("{\"a\":", null)]
    [InlineData("", null)]
    public void A_number_is_read_as_it_is_written_or_not_at_all(string json, string? number)
    {
        var shape = TableShape.Record(new TableMember("a", TableShape.Number));

        var isRead = new CompactItemReader(Encoding.UTF8.GetBytes(json)).TryReadItem(shape, null, [], out var attributes);

        Assert.Equal((number is not null, number), (isRead, isRead ? attributes["a"].N : null));
    }

    /// <summary>As the marshaller has it written.</summary>
    private static byte[] Json(Specimen item)
    {
        using var scratch = JsonScratch.Take();
        JsonSerializer.Serialize(scratch.SerializerWriter, item, s_typeInfo);
        scratch.SerializerWriter.Flush();
        return scratch.Written.ToArray();
    }

    private static string Thorough(ReadOnlySpan<byte> json, TableShape shape)
    {
        var reader = new Utf8JsonReader(json);
        return AttributeJson.Write(AttributeReader.ReadItem(ref reader, shape)).ToJsonString();
    }

    private static string Outcome(ReadOnlySpan<byte> json, TableShape shape)
    {
        try
        {
            return Thorough(json, shape);
        }
        catch (Exception e)
        {
            return e.Message;
        }
    }

    private static void Break(byte[] json, Random random)
    {
        const string Structure = "{}[]\",:0n-";
        for (var times = random.Next(3); times >= 0; times--)
        {
            json[random.Next(json.Length)] = (byte)Structure[random.Next(Structure.Length)];
        }
    }
}
