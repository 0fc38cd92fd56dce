import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.HexFormat;

/**
 * 签名示例 / How to sign a call: java Sign.java AK SK TIMESTAMP PARAM   (Java 17 and later)
 *
 * <p>sign = 小写十六进制 SHA-256(ak + timestamp + sk + param)，UTF-8；timestamp 为 10 位秒数，"" 表示现在；param 为 "-" 时从标准输入读取。
 * sign = lower-case hex SHA-256(ak + timestamp + sk + param) in UTF-8; timestamp in seconds, "" = now; param "-" = standard input.
 */
public final class Sign {
    private Sign() {
    }

    /** The sign of a call. */
    static String sign(String ak, String sk, String timestamp, String param) throws Exception {
        byte[] text = (ak + timestamp + sk + param).getBytes(StandardCharsets.UTF_8);
        return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(text));
    }

    /** The body to post, with Content-Type: application/json. */
    static String signedBody(String ak, String sk, String timestamp, String param) throws Exception {
        String time = timestamp.isEmpty() ? Long.toString(System.currentTimeMillis() / 1000) : timestamp;
        return "{\"ak\":" + quote(ak) + ",\"timestamp\":" + quote(time) + ",\"sign\":" + quote(sign(ak, sk, time, param))
            + ",\"param\":" + quote(param) + "}";
    }

    /** A JSON string; a library does this too. */
    private static String quote(String text) {
        StringBuilder quoted = new StringBuilder("\"");
        for (char letter : text.toCharArray()) {
            if (letter == '"' || letter == '\\') {
                quoted.append('\\').append(letter);
            } else if (letter < ' ') {
                quoted.append(String.format("\\u%04x", (int) letter));
            } else {
                quoted.append(letter);
            }
        }
        return quoted.append('"').toString();
    }

    public static void main(String[] args) throws Exception {
        if (args.length != 4) {
            System.err.println("java Sign.java AK SK TIMESTAMP PARAM");
            System.exit(2);
        }
        String param = args[3].equals("-") ? new String(System.in.readAllBytes(), StandardCharsets.UTF_8) : args[3];
        new PrintStream(System.out, true, StandardCharsets.UTF_8).println(signedBody(args[0], args[1], args[2], param));
    }
}
