"""How texts are checked, where they stand and who answers for it, in the words of many clerks."""

from __future__ import annotations

import pytest


@pytest.mark.parametrize(
    ("topic", "said", "told"),
    [
        (
            "management",
            "上网的东西先让站所长瞅一遍，再给主任过，末了镇长点头才发",
            "由站所长、主任依次审核后由镇长签发",
        ),
        ("management", "稿子先过股长，再过办公室，末了局长点头才发", "由股长、办公室依次审核后由局长签发"),
        (
            "management",
            "谁报稿谁画押，光杆儿来的一概不接，今年打回去5回",
            "稿件由报送人签字，未签字的不予接收",
        ),
        (
            "management",
            "谁发谁留底，截图存U盘，一季度收一回",
            "信息由发布人留存底稿，截图存U盘，每季度收一次",
        ),
        ("management", "身份证号没遮严实的揪出来3条，当天就打了码", "发现3条，当天作遮挡处理"),
        ("management", "文件标“不公开”得说个所以然，说不出来的有7份", "须说明理由，不能说明理由的7份"),
        ("management", "村里的账先过经管站，数对不上的打回去，打回去过3个村", "数据不一致的退回，退回3个村"),
        ("management", "发之前拿软件扫一道，扫出敏感词8处", "发现敏感词8处"),
        ("management", "目录11类→7类，比着权责清单改的", "目录由11类变为7类，对照权责清单编制"),
        ("management", "35份文件挨个盖“有效”“失效”的戳", "35份文件逐份标注“有效”“失效”"),
        ("management", "重样的稿子往一块堆儿合了合，刨掉18条", "合并重复稿件，删除18条"),
        ("management", "解读稿归起草那个科写", "解读稿由起草科撰写"),
        ("management", "错字没出那礼拜就改利索了", "当周"),
        ("management", "账号密码3个月一换", "账号密码每3个月更换一次"),
        ("management", "村里自己不能发，一周收两拨", "每周收两次"),
        ("management", "公开的目录5月调整，加5项、减3项", "增加5项、减少3项"),
        ("management", "有篇征兵的稿子数报岔了，赶紧换下来", "数据有误，已立即更换"),
        ("platform", "大喇叭修好19个，剩3个干等着线呢", "其余3个等待线"),
        ("platform", "死链接按月摸底，一年摸出来37个，救活了35个", "全年发现37个，修复35个"),
        ("platform", "公众号2变1，粉丝并入6200", "由2个合并为1个，粉丝并入6200人"),
        ("platform", "俩公众号并成一个了", "2个公众号合并为一个"),
        ("platform", "栏目原来乱糟糟27个，归拢归拢剩16个", "栏目由27个整合为16个"),
        ("platform", "栏目由26个缩到18个", "栏目由26个减至18个"),
        ("platform", "“法规文件”栏改叫“政策文件”", "“法规文件”栏更名为“政策文件”"),
        ("platform", "电子屏滚着放，一屏8条，半个月换一茬", "电子屏滚动播放，每屏8条，每半个月更换一次"),
        ("platform", "卫生院走廊吊了7块屏", "卫生院走廊安装电子屏7块"),
        ("platform", "工地公示牌应12实11", "12块、实有11块"),
        ("platform", "微博没用了，6月走的注销手续", "6月办理注销手续"),
        (
            "supervision",
            "开了2堂课，头一堂来了45个人，第二堂就33个",
            "举办培训2期，第一期45人参加，第二期33人参加",
        ),
        (
            "supervision",
            "问卷撒出去300张，拢回来271张，打勾满意的250张",
            "发放问卷300份，收回271份，评价为满意的250份",
        ),
        ("supervision", "县里给打的91分，搁全县排第4", "县级考核得分为91分，在全县排名第4"),
        ("supervision", "谁也没因为公开这档子事挨处分", "无责任追究情形"),
        ("supervision", "去年底拿了个二等，今年掉到三等了", "考核结果为二等，2024年降为三等"),
        ("supervision", "告我们没按时公开的1起，查了属实", "收到反映未按时公开的投诉1件，经查属实"),
        ("supervision", "年中碰头会没开成，顺到8月才开", "年中会议未如期召开，推迟至8月召开"),
        ("supervision", "优秀信息员评了6个，发了奖状", "评选优秀信息员6名"),
        ("supervision", "7个股室各出1个联络员", "7个股室各确定联络员1名"),
        ("supervision", "考了20道题，23个人里有2个没及格", "2个不及格"),
        ("supervision", "督办单一共13，到点没回的2", "发出督办单13份"),
        ("supervision", "专职的1个，兼着干的6个", "专职1人，兼职6人"),
        (
            "management",
            "发稿科室先看，监督股看有没有个人信息，最后分管局长签",
            "监督股审核个人信息、分管局长签发",
        ),
        ("management", "法制股看车主姓名和车牌遮了没有", "由法制股检查车主姓名和车牌的隐去情况"),
        ("management", "2019年以前的旧信息过了一遍，下架14条", "对2019年以前的旧信息进行梳理"),
        ("management", "上网材料走股室、办公室、分管副局长3道", "信息发布经股室、办公室、分管副局长3级审核"),
        (
            "management",
            "发之前先跑一遍敏感词软件，真有问题的6处",
            "信息发布前使用敏感词软件检查，确有问题6处",
        ),
        ("platform", "死链月月扫，12趟下来逮到69个，全部闭环了", "每月检查，共12次，发现69个，均已处理"),
        ("platform", "新开“校园餐”专题，菜谱和检查记录都装在里面", "菜谱和检查记录均已列入"),
        ("platform", "留言板进来73条，办完71条", "留言板收到留言73条，办结71条"),
        ("platform", "全年发出去办事指南600份", "发放办事指南600份"),
        ("supervision", "财政那边给拨了8000块，修栏子印材料用的", "财政拨付8000元，用于维修公开栏、印制材料"),
        (
            "supervision",
            "没请第三方，就是自己打电话问的，问了60户",
            "未委托第三方，自行开展电话访问，访问60户",
        ),
        ("supervision", "开座谈会喊了12家企业，提了9条", "召开座谈会，12家企业参加，提出意见9条"),
        ("supervision", "我们没单独考，揉在营商环境那一大项里头", "未单独考核，纳入营商环境考核"),
        ("supervision", "常务会2月、8月各听一次政府信息公开工作汇报", "各听取一次政府信息公开工作汇报"),
        ("management", "办公室一个人管发，一个人管核", "办公室一人负责发布，一人负责校核"),
        ("management", "会议纪要能不能公开，办公会一份份过，放行了8份", "由办公会逐份研究，同意公开8份"),
        ("management", "周五下午专门抠一遍标点、单位、日期，没断过", "检查标点、单位、日期，未间断"),
        ("platform", "12个社区都建了微信群，群主是网格员", "群主是网格员"),
        ("supervision", "社会评议让换届给冲了，今年没搞成", "社会评议因换届未开展。"),
        ("supervision", "培训挪到线上，3节课，点进来听的206人次", "培训改为线上举办，共3课时，206人次参加"),
        ("supervision", "书记先签了责任书，14个村也挨个签", "书记率先签订责任书，14个村逐一签订"),
        ("supervision", "会后3天把选址说明补公开了", "会后3天补充公开选址说明"),
    ],
)
def test_what_many_clerks_say_has_one_written_form(written_of, topic, said, told):
    assert told in written_of(**{topic: [said]})


@pytest.mark.parametrize(
    ("topic", "said", "told"),
    [
        # A quarter is a quarter of the year, unless something is done once in it.
        ("management", "一季度抽查2次", "一季度抽查2次"),
        ("management", "四季度末核对一次台账", "四季度末核对一次台账"),
        ("management", "保密审查拦下5条", "退回5条"),
        ("management", "目录共调整12条", "目录共调整12条"),
        ("management", "填写单据说明理由", "填写单据说明理由"),
        ("management", "四季度末了对了回账，网上比登记本多3条", "四季度末核对一次"),
        ("management", "7月把2019年以前的旧信息过了一遍", "7月对2019年以前的旧信息进行梳理"),
        ("platform", "逐一联系各村", "逐一联系各村"),
        ("supervision", "市里来督查一天，留下整改单4条", "留下整改单4条"),
        ("supervision", "培训请县司法局授课，讲半天", "讲半天"),
    ],
)
def test_what_only_looks_like_such_a_turn_stays(written_of, topic, said, told):
    assert told in written_of(**{topic: [said]})


@pytest.mark.parametrize(
    ("topic", "said", "gone"),
    [
        ("supervision", "全年大家加班加点，领导也夸过", "加班"),
        ("supervision", "老书记讲过，咱乡底子薄", "底子"),
        ("supervision", "我局公开工作一直走在全县前面", "前面"),
        ("supervision", "年报里最好写一句打造政务公开“样板”，领导爱看", "样板"),
    ],
)
def test_praise_and_notes_to_the_editor_stay_out(written_of, topic, said, gone):
    assert gone not in written_of(**{topic: [said]})


def test_a_question_that_is_part_of_a_check_is_no_doubt(written_of):
    assert "【待核" not in written_of(management=["监督股看有没有个人信息", "四季度末了对了回账"])


def test_a_result_that_nobody_has_seen_is_missing(written_of):
    assert "【待补：2024年政府信息公开工作考核结果" in written_of(supervision=["考核的分儿还没影儿呢"])
