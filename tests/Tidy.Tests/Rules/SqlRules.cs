using System.Text.RegularExpressions;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using TraceEngine.Tidy.Tests.Reading;

namespace TraceEngine.Tidy.Tests.Rules;

/// <summary>SQL lives in <c>.sql</c> files, one statement each, named by what it does.</summary>
internal static partial class SqlRules
{
    private static readonly SyntaxKind[] LiteralKinds =
    [
        SyntaxKind.StringLiteralToken, SyntaxKind.SingleLineRawStringLiteralToken, SyntaxKind.MultiLineRawStringLiteralToken,
        SyntaxKind.Utf8StringLiteralToken, SyntaxKind.Utf8MultiLineRawStringLiteralToken,
    ];

    public static Rule NoSqlInCode { get; } = new(nameof(NoSqlInCode), CheckLiterals);

    public static Rule OneStatementPerFile { get; } = new(nameof(OneStatementPerFile), CheckStatements);

    public static Rule StatementsAreUsed { get; } = new(nameof(StatementsAreUsed), CheckUses);

    public static Rule SqlNames { get; } = new(nameof(SqlNames), CheckNames);

    private static IEnumerable<Finding> CheckLiterals(SourceTree tree)
    {
        foreach (var file in tree.CSharp.Where(file => !file.IsIn("tests")))
        {
            foreach (var token in Literals(file).Where(token => Statement().IsMatch(token.ValueText)))
            {
                yield return file.Found(
                    token, "SQL in code: put the statement into a .sql file of its own and load it with SqlText");
            }
        }
    }

    private static IEnumerable<Finding> CheckStatements(SourceTree tree)
    {
        foreach (var file in tree.Sql.Where(file => !IsMigration(file)))
        {
            var statements = CommentOrQuoted().Replace(file.Text, match => match.Value[0] is '-' or '/' ? " " : "x")
                .Split(';')
                .Count(part => part.Trim().Length > 0);
            if (statements != 1)
            {
                yield return file.Found(0, $"holds {statements} statements: one statement a file, named by what it does");
            }
        }
    }

    private static IEnumerable<Finding> CheckUses(SourceTree tree)
    {
        var literals = tree.CSharp.ToLookup(file => file.Room, file => Literals(file).Select(token => token.ValueText))
            .ToDictionary(room => room.Key, room => room.SelectMany(texts => texts).ToHashSet());
        foreach (var file in tree.Sql.Where(file => !IsMigration(file)))
        {
            var texts = literals.GetValueOrDefault(file.Room) ?? [];
            if (!texts.Any(text => text == file.Name || text.EndsWith($".{file.Name}", StringComparison.Ordinal)))
            {
                yield return file.Found(0, $"no code of {file.Room} names \"{file.Name}\": use the statement or take it out");
            }
        }
    }

    private static IEnumerable<Finding> CheckNames(SourceTree tree)
    {
        foreach (var file in tree.Sql.Where(file => !(IsMigration(file) ? MigrationName() : SnakeCase()).IsMatch(file.Name)))
        {
            yield return file.Found(0, IsMigration(file)
                ? "a migration is named by number and content: 0001_what_it_makes.sql"
                : "a statement is named by what it does, in snake_case: read_children.sql");
        }

        foreach (var folder in tree.Sql.Where(file => IsMigration(file) && MigrationName().IsMatch(file.Name))
            .GroupBy(file => file.Folder))
        {
            var expected = 1;
            foreach (var file in folder.OrderBy(file => file.Name, StringComparer.Ordinal))
            {
                var number = int.Parse(file.Name[..4], null);
                if (number != expected)
                {
                    yield return file.Found(0, $"migrations count without gaps or repeats: this one should be {expected:0000}");
                }

                expected = number + 1;
            }
        }
    }

    private static bool IsMigration(SourceFile file) => file.Folder.EndsWith("Migrations", StringComparison.Ordinal);

    private static IEnumerable<SyntaxToken> Literals(SourceFile file) => file.Syntax.DescendantTokens()
        .Where(token => LiteralKinds.Contains(token.Kind()) || IsStartOfInterpolated(token));

    private static bool IsStartOfInterpolated(SyntaxToken token) =>
        token.Parent is InterpolatedStringTextSyntax { Parent: InterpolatedStringExpressionSyntax whole } text
            && whole.Contents[0] == text;

    [GeneratedRegex(
        @"^\s*((select|insert\s+into|delete\s+from|copy|create|alter|drop|truncate|merge\s+into|with\s+\w+\s+as|lock\s+table)\s"
        + @"|set\s+(local|session)\s|update\s+(\w+\s+(\w+\s+)?set\s|$))",
        RegexOptions.IgnoreCase)]
    private static partial Regex Statement();

    [GeneratedRegex("""--[^\n]*|/\*[\s\S]*?\*/|'(?:[^']|'')*'|"(?:[^"]|"")*"|(\$\w*\$)[\s\S]*?\1""")]
    private static partial Regex CommentOrQuoted();

    [GeneratedRegex("^[a-z][a-z0-9]*(_[a-z0-9]+)*$")]
    private static partial Regex SnakeCase();

    [GeneratedRegex("^[0-9]{4}(_[a-z0-9]+)+$")]
    private static partial Regex MigrationName();
}
