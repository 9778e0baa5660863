using ServerlessPatterns.Generator.Text;

namespace ServerlessPatterns.Generator.Messages;

/// <summary>Writes how generated code gets at a message's JsonTypeInfo: the same for who reads it and who writes it.</summary>
internal static class TypeInfoSource
{
    /// <summary>The type.</summary>
    public static string Type(MessageModel message) => $"global::System.Text.Json.Serialization.Metadata.JsonTypeInfo<{message.Type}>";

    /// <summary>The expression; of a message that no context covers, a call of what <see cref="WriteReflected"/> writes.</summary>
    public static string Of(MessageModel message)
        => message.JsonContext is null
            ? $"ReflectedTypeInfo<{message.Type}>()"
            : $"({Type(message)}){(message.UsesWebDefaults
                ? $"new {message.JsonContext}(new global::System.Text.Json.JsonSerializerOptions(global::System.Text.Json.JsonSerializerDefaults.Web))"
                : $"{message.JsonContext}.Default")}.GetTypeInfo(typeof({message.Type}))!";

    /// <summary>A method that gets it by reflection.</summary>
    public static void WriteReflected(SourceWriter writer)
        => Write(writer, "// For messages that no JsonSerializerContext covers.", "JsonTypeInfo<T> ReflectedTypeInfo<T>()", "", "(global::System.Text.Json.Serialization.Metadata.JsonTypeInfo<T>)options.GetTypeInfo(typeof(T))");

    /// <summary>A method that gets that of a type by reflection. It is called again and again: the options, which know the types that were asked for, are kept.</summary>
    public static void WriteReflectedUntyped(SourceWriter writer)
    {
        writer.Line("private static global::System.Text.Json.JsonSerializerOptions? s_reflected;");
        writer.Line();
        Write(writer, "// For bodies that no JsonSerializerContext covers.", "JsonTypeInfo Reflected(global::System.Type type)", "s_reflected ??= ", "options.GetTypeInfo(type)");
    }

    private static void Write(SourceWriter writer, string comment, string signature, string kept, string result)
    {
        writer.Line(comment);
        foreach (var (category, rule) in new[] { ("Trimming", "IL2026"), ("AOT", "IL3050") })
        {
            writer.Line($"[global::System.Diagnostics.CodeAnalysis.UnconditionalSuppressMessage(\"{category}\", \"{rule}\", Justification = \"ServerlessPatterns' analyzer warns at the class where trimming or AOT is on.\")]");
        }

        writer.Line($"private static global::System.Text.Json.Serialization.Metadata.{signature}");
        writer.OpenBrace();
        writer.Line($"var options = {kept}new global::System.Text.Json.JsonSerializerOptions(global::System.Text.Json.JsonSerializerDefaults.Web)");
        writer.OpenBrace();
        writer.Line("TypeInfoResolver = new global::System.Text.Json.Serialization.Metadata.DefaultJsonTypeInfoResolver(),");
        writer.CloseBrace(";");
        writer.Line($"return {result};");
        writer.CloseBrace();
    }
}
