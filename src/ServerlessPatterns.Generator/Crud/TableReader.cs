using Microsoft.CodeAnalysis;
using ServerlessPatterns.Generator.Crud.Items;
using ServerlessPatterns.Generator.Json;
using ServerlessPatterns.Generator.Messages;
using ServerlessPatterns.Generator.Service;
using ServerlessPatterns.Generator.Text;

namespace ServerlessPatterns.Generator.Crud;

/// <summary>Reads a [CrudTable] type.</summary>
internal static class TableReader
{
    // API Gateway's account quotas, above which a limit means nothing: https://docs.aws.amazon.com/apigateway/latest/developerguide/limits.html
    private static readonly IntegerSetting s_rateLimit = new("RateLimit", 1, 10000, "https://docs.aws.amazon.com/apigateway/latest/developerguide/api-gateway-request-throttling.html");
    private static readonly IntegerSetting s_burstLimit = new("BurstLimit", 1, 5000, "https://docs.aws.amazon.com/apigateway/latest/developerguide/api-gateway-request-throttling.html");

    /// <summary>Reads it; null if anything is wrong, all of which is reported.</summary>
    public static TableModel? Read(INamedTypeSymbol type, AttributeData attribute, ReadContext context)
    {
        if (!TableRules.HasUsableForm(type, context))
        {
            return null;
        }

        var json = context.Index.JsonContexts.Find(type);
        var reader = new ItemShapeReader(json?.Options ?? JsonOptions.Web);
        var members = reader.Members(type);
        foreach (var problem in reader.Problems)
        {
            context.Report(UsageRules.TableMember, context.Own(problem.Member.Locations.FirstOrDefault()) ?? ClassReader.Location(type), $"{problem.Member.ContainingType.Name}.{problem.Member.Name}", problem.Problem, problem.Remedy);
        }

        var valid = reader.Problems.Count == 0;
        valid &= s_rateLimit.TryRead(type, attribute, context, out var rateLimit);
        valid &= s_burstLimit.TryRead(type, attribute, context, out var burstLimit);
        valid &= TablePath.TryRead(type, attribute, context, out var path);
        valid &= CorsOriginReader.TryRead(type, attribute, context, out var origins);
        valid &= TableKeyReader.TryRead(type, members, context, out var keys);
        valid &= TryReadTimeToLive(type, members, context, out var timeToLive);
        if (!valid || keys is null || MessageReader.ReadItem(type, json, context) is not { } model)
        {
            return null;
        }

        var table = new TableModel(
            ClassReader.Name(type),
            IsPublic(type),
            model,
            path,
            (TableOperations)(attribute.Named<int>("Operations") ?? (int)TableOperations.All) & TableOperations.All,
            (TableAuthorization)(attribute.Named<int>("Authorization") ?? 0),
            rateLimit ?? 100,
            burstLimit ?? 200,
            origins,
            attribute.Named<bool>("DeletionProtection") ?? true,
            attribute.Named<bool>("AllowUnknownMembers") ?? false,
            keys.Partition,
            keys.Sort,
            keys.IsGenerated,
            timeToLive,
            members.Select(member => member.Item).ToEquatableArray())
        {
            IsStruct = type.IsValueType,
        };
        return TableRules.Hold(type, attribute, table, context) ? table : null;
    }

    private static bool IsPublic(INamedTypeSymbol type)
    {
        for (var each = type; each is not null; each = each.ContainingType)
        {
            if (each.DeclaredAccessibility != Accessibility.Public)
            {
                return false;
            }
        }

        return true;
    }

    /// <summary>See https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/time-to-live-ttl-before-you-start.html</summary>
    private static bool TryReadTimeToLive(INamedTypeSymbol type, IReadOnlyList<(JsonMember Member, ItemMember Item)> members, ReadContext context, out string? name)
    {
        name = null;
        if (JsonMember.All(type, JsonOptions.Web).FirstOrDefault(member => member.Problem is not null && member.Symbol.Bears(context.Types.TimeToLiveAttribute)) is { Symbol: { } absent, Problem: { } absence } && members.All(member => !member.Member.Symbol.Equals(absent, SymbolEqualityComparer.Default)))
        {
            return Problem(absent, $"bears [TimeToLive] and {absence}, so that it is not in the item's JSON", "let the serializer write it, or remove [TimeToLive]");
        }

        var marked = members.Where(member => member.Member.Symbol.Bears(context.Types.TimeToLiveAttribute)).ToArray();
        if (marked.Length == 0)
        {
            return true;
        }

        if (marked.Length > 1)
        {
            return Problem(marked[1].Member.Symbol, $"bears [TimeToLive], and so does '{marked[0].Member.Symbol.Name}'", "leave one");
        }

        if (marked[0].Item.Shape is not { Kind: ItemShapeKind.Number, Rules.IsInteger: true })
        {
            return Problem(marked[0].Member.Symbol, "bears [TimeToLive] and is no whole number: DynamoDB reads seconds since 1970-01-01 UTC (https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/TTL.html)", "make it a long, and set it with DateTimeOffset.ToUnixTimeSeconds()");
        }

        name = marked[0].Item.Name;
        return true;

        bool Problem(ISymbol member, string problem, string remedy)
        {
            context.Report(UsageRules.TableKey, context.Own(member.Locations.FirstOrDefault()) ?? ClassReader.Location(type), $"{type.Name}.{member.Name}", problem, remedy);
            return false;
        }
    }
}
